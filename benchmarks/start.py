"""How long one 3 KB release takes from the shell, as a ratio to starting Python and doing nothing.

The two are timed in turn in one run, so that whatever else the machine does befalls both.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 21
SENTENCES = (
    "Komisi Pemilihan Umum (KPU) Kabupaten Mawar membahas pemutakhiran data pemilih bersama pemerintah daerah. ",
    "Rapat itu diikuti perwakilan dari sebelas kecamatan dan berlangsung sampai sore. ",
    "Warga yang belum terdaftar dihimbau melapor ke kantor terdekat. ",
    "Petugas mencatat setiap laporan dan memeriksanya kembali sebelum daftar ditetapkan. ",
)


def release(size: int) -> str:
    """A release of about `size` characters with one finding in four sentences."""
    paragraph = "".join(SENTENCES)
    return "KPU Kabupaten Mawar Mutakhirkan Data Pemilih\n" + (paragraph + "\n") * (size // len(paragraph))


def seconds(command: list[str]) -> float:
    """How long a command takes."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    """Time both and print medians, quartiles and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rilis.txt"
        path.write_text(release(3000), encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "pesanlint check": [sys.executable, "-m", "pesanlint", "check", str(path)],
        }
        found = subprocess.run(commands["pesanlint check"], capture_output=True, text=True, check=False)
        if found.returncode != 1 or "kata-baku" not in found.stdout:
            sys.exit(f"the release was not checked as expected:\n{found.stdout}{found.stderr}")
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(seconds(command))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in times.items():
        low, _, high = statistics.quantiles(taken, n=4)
        ratio = medians[name] / medians["python -c pass"]
        print(f"{name:<16} {medians[name] * 1000:7.1f} ms  ({low * 1000:.1f} to {high * 1000:.1f})  {ratio:5.1f} x")


if __name__ == "__main__":
    main()
