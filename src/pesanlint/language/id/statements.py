"""How Indonesian states the figure or the day of a thing."""

from pesanlint.language.lexicon import words
from pesanlint.language.statements import Statements

STATEMENTS = Statements(
    points=".,",
    scales={"": 1, "ribu": 10**3, "juta": 10**6, "miliar": 10**9},
    about={
        "sekitar": "near", "kurang lebih": "near", "lebih kurang": "near", "kira-kira": "near", "hampir": "below",
        "nyaris": "below", "lebih dari": "above", "di atas": "above",
    },
    is_=(
        "adalah|ialah|yaitu|yakni|sebanyak|berjumlah|sejumlah|sebesar|mencapai|tercatat|ditetapkan|totalnya|jumlahnya"
        "|secara|nasional"
    ),
    takes_place=(
        "yang|akan|telah|sudah|jatuh|pada|tanggal|hari|adalah|ialah|yaitu|yakni|dilaksanakan|digelar|diselenggarakan|berlangsung"
        "|dilakukan|ditetapkan|dijadwalkan|serentak|secara|nasional"
    ),
    is_day_of="sebagai|menjadi|merupakan|adalah|ialah",
    several_days=r"\d\s*(?:[-–—]|s\.?d\.?|sampai|hingga)|[A-Za-z]\s*[-–—]",
    part=(
        r"\b(?i:desa|kelurahan|kecamatan|distrik|nagari|kampung|dusun|dapil|daerah pemilihan|rt|rw|tps \d+|laki-laki|perempuan"
        r"|disabilitas|pemula|milenial|lansia|masing-masing|setiap|tiap|di antaranya|sebagian|luar negeri)\b"
        r"|\b(?:[Kk]abupaten|[Kk]ota|[Pp]rovinsi)\s+[A-Z]"
    ),
    percent=r"\s*(?:%|persen\b)",
    years=r"\s+tahun\b",
    carries_on=frozenset(words("id", "function-words", "carries-on")),
    counted=("orang", "jiwa"),
    source="daftar fakta",
)  # fmt: skip
