const index = JSON.parse(document.getElementById("indeks").textContent);
const field = document.getElementById("cari");
const list = document.getElementById("hasil");
const count = document.getElementById("jumlah");
const fold = (words) => words.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
const ready = index.map(([number, heading, name, text]) => ({ number, heading, name, first: fold(`${number} ${heading} ${name}`), all: fold(`${number} ${heading} ${name} ${text}`) }));
const search = () => {
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  const found = words.length ? ready.filter((one) => words.every((word) => one.all.includes(word))) : [];
  found.sort((a, b) => words.every((word) => b.first.includes(word)) - words.every((word) => a.first.includes(word)));
  list.replaceChildren(
    ...found.slice(0, 50).map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${encodeURIComponent(one.name)}.html`;
      link.textContent = `${one.number} ${one.heading}`;
      item.append(link, ` (${one.name})`);
      return item;
    }),
  );
  count.textContent = words.length ? `${found.length} butir` : "";
};
field.closest("search").hidden = false;
field.addEventListener("input", search);
field.value = new URLSearchParams(location.search).get("q") ?? field.value;
search();
