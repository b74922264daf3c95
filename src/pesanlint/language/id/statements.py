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
        r"\b(?:(?i:dalam negeri|luar negeri|PPLN|KPPSLN|TPSLN|KSK|desa|kelurahan|kecamatan|distrik|nagari|kampung|dusun|dapil"
        r"|daerah pemilihan|rt|rw|tps \d+|laki-laki|pria|perempuan|wanita|disabilitas|pemula|milenial|gen(?:erasi)? z|lansia"
        r"|lanjut usia|masing-masing|setiap|tiap|di antaranya|sebagian|per provinsi|DPS|DPSHP|DPTb|DPK|DPHP|DP4|coklit|sisanya"
        r"|selebihnya|ulang|susulan|lanjutan|(?:tidak|belum) termasuk|di luar(?! negeri)"
        r"|(?:pemilih|angka|data|hasil) (?:baru|khusus|muda|pindahan|sementara|tambahan))\b"
        r"|(?:(?:[Dd]i\s+|[Ss]e-)(?!Indonesia\b)|(?=(?:Kabupaten|Kota|Provinsi)\s+[A-Z]))(?P<place>[A-Z]\w+(?:\s+[A-Z]\w+){0,3})"
        r"|(?P<election>Pemilu|Pemilihan(?:\s+Umum)?|Pilkada|Pilpres|Pileg)(?:\s+[A-Z]\w+){0,4}?\s+(?P<year>(?:19|20)\d\d)\b)"
    ),
    divided=(
        r"[,;(]?\s*\b(?:yang\s+)?(?:(?:ter|di)bagi|terdiri|meliputi|mencakup|dengan rincian|rinciannya"
        r"|(?<!tidak\s)(?<!belum\s)termasuk)\b"
    ),
    spared=r"\b(?:Kementerian|Menteri)\s+Dalam\s+Negeri\b",
    same={"pemilihan umum": "pemilu", "pilkada": "pemilihan"},
    percent=r"\s*(?:%|persen\b)",
    years=r"\s+tahun\b",
    carries_on=frozenset(words("id", "function-words", "carries-on")),
    counted=("orang", "jiwa"),
    source="daftar fakta",
)  # fmt: skip
