"""How Indonesian says who spoke: the words around a direct quotation."""

import re

from pesanlint.deferred import deferred

# After a quotation the bare stem stands before the speaker, or takes -nya: “…,” ujar Ketua KPU; “…,” tegasnya.
_STEMS = """
    ajak aku beber bisik buka catat celetuk cerita cetus dalih harap imbau imbuh jawab jelas kata kelakar keluh kenang kilah
    kisah klaim kritik lanjut lapor minta nilai papar pesan pinta puji pungkas rinci sahut sambung saran sebut sergah seru
    simpul sindir singgung tambah tandas tanya tegas tegur tekan terang timpal tukas tulis tutup tutur ucap ujar ulas ungkap
    urai usul
""".split()

# Elsewhere a full verb does: Ketua KPU menegaskan, “…”; “…,” demikian disampaikan Ketua KPU.
_VERBS = """
    berargumen bercerita berdalih berharap berikrar berjanji berkata berkelakar berkicau berkilah berkisah berkomentar
    berpendapat berpesan berpidato berseru bersumpah bertanya bertutur berujar dibacakan dibeberkan diceritakan dijelaskan
    dikatakan dikemukakan dikisahkan dikutip dilansir dilaporkan dilontarkan dinyatakan dipaparkan dipesankan disampaikan
    disebutkan diserukan ditambahkan ditandaskan ditegaskan ditekankan diterangkan ditulis ditulisnya dituturkan diucapkan
    diumumkan diungkapkan diuraikan melanjutkan melaporkan melontarkan memaparkan memastikan membacakan membantah
    membeberkan memberikan memerinci memesankan meminta memohon memperingatkan memposting memuji memungkasi menambahkan
    menandaskan menanggapi menanyakan menasihati mencatat menceritakan mencontohkan menegaskan menegur menekankan
    menerangkan meneriakkan mengabarkan mengajak mengakhiri mengaku mengakui mengatakan mengeluh mengeluhkan mengemukakan
    mengenang mengharapkan mengimbau mengingatkan mengisahkan mengklaim mengkritik mengomentari mengucap mengucapkan
    mengulas mengumumkan mengunggah mengungkap mengungkapkan menguraikan mengusulkan mengutarakan mengutip menilai menimpali
    menjabarkan menjanjikan menjawab menjelaskan menulis menuliskan menutup menuturkan menyahut menyampaikan menyanyikan
    menyarankan menyatakan menyebut menyebutkan menyerukan menyimpulkan menyindir menyinggung menyoroti merinci meyakini
    meyakinkan
""".split()

# And so do nouns for what is said, and what a text does in the place of a speaker.
_NOUNS = """
    amanat arahan ayat berbunyi berisi bertuliskan bunyi dialog ikrar isinya jawaban kalimat kesaksian keterangan kicauan
    komentar kutipan menurut orasi pantun paparan pasal penjelasan penuturan peribahasa pernyataan pertanyaan pesan pidato
    pribahasa puisi sambutan semboyan sumpah teriak teriakan tertera tertulis testimoni tulis tulisan ucapan unggahan
    ungkapan wejangan yel-yel
""".split()


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WITH_SPEAKER = rf"(?:(?:demikian|begitu|demikianlah|begitulah)\s{{1,3}})?(?:{_any_of(_STEMS)})"

_AFTER = deferred(rf"\s{{0,3}},?\s{{0,3}}{_WITH_SPEAKER}(?:nya\b|\s{{1,3}}(?=[^\W\d_]))", re.IGNORECASE)
"""What follows a closing mark where the speaker is named behind it, such as ` ujar Ketua KPU` or `, tegasnya`."""

_NAMED_AFTER = deferred(rf"\s{{0,3}},?\s{{0,3}}{_WITH_SPEAKER}(?:nya\b|\s{{1,3}}(?:[A-Z]|ia\b|dia\b|beliau\b|mereka\b))")
"""The same where the stem can be nothing else: with -nya, or before a name or pronoun."""

_SAYING = frozenset(word + end for word in _VERBS + _NOUNS for end in ("", "nya", "lah")) | {f"{stem}nya" for stem in _STEMS}
_SAYING |= {"sampainya"}  # what releases write for katanya; the bare stem is too often another word
_SPEAKING = _SAYING | set(_STEMS)
_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST_WORD = re.compile(r"[\w-]+$")
_NEW_CLAUSE = re.compile(r"[.?!:]")
_THAT = re.compile(r"\s{1,3}bahwa$", re.IGNORECASE)


def attribution_end(text: str, at: int, *, certain: bool = False) -> int | None:
    """Where the words end that say who spoke, if they follow at an offset: ` ujar`, `, tegasnya`."""
    m = (_NAMED_AFTER if certain else _AFTER)().match(text, at)
    return m.end() if m else None


def speaks(text: str) -> bool:
    """Whether a verb of saying, a noun for what is said, or a bare stem such as `ujar` stands anywhere in a text.

    Some of the stems mean other things too.
    """
    return _has(_SPEAKING, text)


def is_saying(word: str) -> bool:
    """Whether a word is one of those."""
    return word.lower() in _SPEAKING


def introduces(before: str) -> bool:
    """Whether a short text, as it stands before a quotation, names its speaker or ends in a colon."""
    before = before.rstrip()
    if before.endswith(":"):
        return True
    if before.endswith(",") and _has(_SAYING, _NEW_CLAUSE.split(before[:-1])[-1]):
        return True
    last = _LAST_WORD.search(_THAT.sub("", before))
    return last is not None and (last[0].lower() in _SAYING or last[0].lower().rpartition("-")[2] in _SAYING)


def _has(wanted: frozenset[str], text: str) -> bool:
    return any(
        word in wanted or ("-" in word and not wanted.isdisjoint(word.split("-"))) for word in _WORD.findall(text.lower())
    )


_ATTRIBUTED = deferred(rf"[,.?!…]\s{{1,3}}(?:{_any_of(_STEMS)})(?:nya\b|\s{{1,3}}[A-Z])")


def is_attributed(text: str) -> bool:
    """Whether a speaker is named behind a clause: amid a quotation, the sign that its closing mark was forgotten."""
    return _ATTRIBUTED().search(text) is not None
