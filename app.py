"""Builds and serves the portal: ``python app.py [--index DIR] [--host 127.0.0.1] [--port 7860]``."""

import argparse
from pathlib import Path

from askgov.portal.service import HOST, PORT, serve


def main() -> int:
    """Reads the options and serves until stopped."""
    parser = argparse.ArgumentParser(description="政务公开年报问答：启动网页")
    parser.add_argument("--index", type=Path, default=Path("index"), help="索引目录（默认 index）")
    parser.add_argument("--host", default=HOST, help=f"监听地址（默认 {HOST}）")
    parser.add_argument("--port", type=int, default=PORT, help=f"端口（默认 {PORT}）")
    options = parser.parse_args()
    return serve(options.index, options.host, options.port)


if __name__ == "__main__":
    raise SystemExit(main())
