"""What introduces a person: an office, a profession, a part in an event."""

import re

_WORDS = """
    advokat akademisi aktivis aktor aktris anak anggota aparatur artis asisten atlet bapak bek bendahara budayawan bupati
    calon camat dandenpom dandim danrem dekan deputi direktur dirjen dirut dokter dosen dubes duta gelandang gubernur guru
    hakim ibu inspektur istri jaksa jenderal juara jubir juri jurnalis kakanwil kandidat kapolda kapolres kapolri kapolsek
    kepala ketua ketum kiai kiper komandan komisaris komisioner koordinator kuasa kyai legislator lurah mahasiswa mahasiswi
    manajer mantan menteri moderator narasumber nelayan operator pakar pangdam panglima panitia pasien pebulutangkis pegawai
    pejabat pelajar pelaksana pelatih pemain pemateri pembalap pembina pemerhati pemilik penasihat pendamping pendeta
    pendiri peneliti pengacara pengamat pengelola pengurus pengusaha penulis penyanyi penyerang penyuluh peraih perawat
    perwakilan pesepak petani petenis petugas pimpinan pj pjs plh plt presiden psikolog putra putri rektor relawan saksi
    santri sekda sekjen sekretaris senator seniman siswa siswi sopir staf striker suami sutradara tokoh ustadz ustaz vokalis
    wabup wagub wakil wali wapres warga wartawan
""".split()
_SHORTENED = r"(?:ka|kasub|wa|se|men)(?:bag|bid|subag|subbag|subbid|dis|div|ban|ro|pus|sek|wil|kan|ko|pora|dagri)\w*|wamen\w+"

_OFFICES = frozenset(word + end for word in _WORDS for end in ("", "nya"))
_SHORT = re.compile(rf"(?:{_SHORTENED})\Z")
_WORD = re.compile(r"\w+")


def names_office(text: str) -> bool:
    """Whether one of them stands in a text, or a shortened one such as Kasubbag or Menpora."""
    return any(word in _OFFICES or _SHORT.match(word) for word in _WORD.findall(text.lower()))
