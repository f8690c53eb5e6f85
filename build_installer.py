"""Build the installer of the platform this runs on."""
