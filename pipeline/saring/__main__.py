"""`python -m saring`: the command, where it is not on the path."""

from saring.cli import main

if __name__ == "__main__":
    main()
