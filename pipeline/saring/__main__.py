"""Entry point of `python -m saring`."""

from saring.cli import main

if __name__ == "__main__":
    main()
