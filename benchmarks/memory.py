"""How much memory this process holds."""

from pathlib import Path


def resident_megabytes() -> float:
    """Resident memory in MB, as Linux counts it; NaN where the system keeps no such account."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except FileNotFoundError:
        return float("nan")
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), float("nan"))
