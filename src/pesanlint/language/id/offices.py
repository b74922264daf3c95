"""What introduces a person: an office, a profession, a part in an event."""

import re
from collections.abc import Iterator

from pesanlint.spans import Span

_WORDS = """
    advokat aipda aiptu akademisi akbp akp aktivis aktor aktris anak anggota aparatur artis asisten atlet bapak bek
    bendahara brigadir brigjen bripda bripka briptu budayawan bupati calon camat dandenpom dandim danrem dekan deputi
    direktur dirjen dirut dokter dosen dubes duta gelandang gubernur guru hakim ibu inspektur ipda iptu irjen istri jaksa
    jenderal juara jubir juri jurnalis juru kakanwil kandidat kapolda kapolres kapolri kapolsek kapten kepala ketua ketum
    kiai kiper kolonel komandan kombes komisaris komisioner komjen kompol koordinator kuasa kyai laksamana legislator letda
    letjen letkol lettu lurah mahasiswa mahasiswi manajer mantan marsekal mayjen mayor menteri moderator narasumber nelayan
    operator pakar pangdam panglima panitia pasien pebulutangkis pegawai pejabat pelajar pelaksana pelatih pemain pemateri
    pembalap pembina pemerhati pemilik penasihat pendamping pendeta pendiri peneliti pengacara pengamat pengelola pengurus
    pengusaha penulis penyanyi penyerang penyuluh peraih perawat perwakilan pesepak petani petenis petugas pimpinan pj pjs
    plh plt presiden psikolog putra putri rektor relawan saksi santri sekda sekjen sekretaris senator seniman serda serka
    serma sertu siswa siswi sopir staf striker suami sutradara tokoh ustadz ustaz vokalis wabup wagub wakil wali wapres
    warga wartawan
""".split()
_MINISTERS = (
    r"(?:wa)?men(?:ag|aker|bud|bumn|dag|desa|dik(?:bud|das|ti)\w*|esdm|ham|han|hub|hukam|hut|imipas|kes|keu|kom(?:digi|info)|"
    r"kop\w*|kum\w*|lh|lhk|lu|pan|par|parekraf|perin|pppa|pupr|seg|sesneg|sos|tan)"
)
_HEADS = r"ka(?:bareskrim|intel|jari|jati|lapas|nit|rutan|sat|si|sie|sintel)"
_STAFF = r"(?:ka|kasub|wa|se|men)(?:bag|bid|subag|subbag|subbid|dis|div|ban|ro|pus|sek|wil|kan|ko|pora|dagri)\w*|wamen\w+"

_OFFICES = frozenset(word + end for word in _WORDS for end in ("", "nya"))
_SHORT = re.compile(rf"(?:{_MINISTERS}|{_HEADS}|{_STAFF})\Z")
_WORD = re.compile(r"\w+")


def find(text: str, place: Span) -> Iterator[Span]:
    """Where they stand in a stretch of a text of small letters, also shortened ones such as Kasubbag or Menpora."""
    for m in _WORD.finditer(text, *place):
        if m[0] in _OFFICES or _SHORT.match(m[0]):
            yield Span(*m.span())
