"""Start the program."""


def main() -> int:
    """Entry point; the faces are chosen here."""
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
