"""Examples of requests, ready to paste."""

import json
import sys

SENTENCE = "Wash your hands with soap."


def curl_example(base: str, token: str, *, windows: bool = sys.platform == "win32") -> str:
    """A translate request for a shell; Windows' own knows no single quotes."""
    body = json.dumps({"text": SENTENCE, "source_lang": "en", "target_lang": "ht"})
    if windows:
        quoted = body.replace('"', '\\"')
        return (
            f'curl.exe -s {base}/api/v1/translate -H "Authorization: Bearer {token}"'
            f' -H "Content-Type: application/json" -d "{quoted}"\n'
        )
    return (
        f"curl -s {base}/api/v1/translate \\\n"
        f"  -H 'Authorization: Bearer {token}' \\\n"
        "  -H 'Content-Type: application/json' \\\n"
        f"  -d '{body}'\n"
    )


def python_example(base: str, token: str) -> str:
    """The same with the standard library of Python."""
    return (
        "import json\n"
        "from urllib.request import Request, urlopen\n\n"
        f'body = json.dumps({{"text": "{SENTENCE}", "source_lang": "en", "target_lang": "ht"}})\n'
        "request = Request(\n"
        f'    "{base}/api/v1/translate",\n'
        "    data=body.encode(),\n"
        "    headers={\n"
        f'        "Authorization": "Bearer {token}",\n'
        '        "Content-Type": "application/json",\n'
        "    },\n"
        ")\n"
        'print(json.load(urlopen(request))["translation"])\n'
    )
