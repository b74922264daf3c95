"""A desk whose server is tested, with a rule that is slow and one that is hostile."""

HOSTILE = "<img src=x onerror=alert(1)>"
FILES = {
    "pesanlint.yaml": "guideline: ./meja\nunit: KPU Kabupaten Jember\nroster: pejabat.csv\nfacts: fakta.yaml\n",
    "pejabat.csv": "nama,gelar,jabatan,satuan,mulai,selesai\nBudi Santoso,S.H.,Ketua,KPU Kabupaten Jember,2024-01-01,\nSri Lama,,Ketua,KPU Kabupaten Jember,2019-01-01,2023-12-31\n",
    "fakta.yaml": "facts:\n  - {name: jumlah TPS di Kabupaten Jember, value: 7.726, unit: TPS, valid_from: 2024-01-01, source: Keputusan KPU}\n",
    "meja/guideline.yaml": "name: meja\ntitle: Pedoman meja\nextends: kpu\n",
    "meja/lokal.yaml": f"""\
title: Lokal
rules:
  - {{id: lambat, kind: pattern, pattern: '(x+x+)+[^x]', triggers: [zqx], message: Terlalu lambat.}}
  - {{id: jahat, kind: forbidden, phrases: [{{not: jahatsekali}}], message: '{HOSTILE} {{found}}', why: '{HOSTILE}'}}
""",
}
SLOW = "Ini zq" + "x" * 5000 + "\n"
"""A text that takes a rule to its time limit."""
