// Asks the server. Every failure is an error whose message is for the writer.

import { say } from "./words.js";

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(say("offline"));
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.errors?.[0]?.message ?? `${response.status}`);
  return answer;
}

/** Checks or fixes a text. */
export function send(job, text, more, session) {
  const headers = { "Content-Type": "application/json", ...(session ? { "X-Pesanlint-Session": session } : {}) };
  return ask(`/api/v1/${job}`, { method: "POST", headers, body: JSON.stringify({ text, ...more }) });
}

/** Checks or fixes a file. */
export function sendFile(job, file, more) {
  const query = new URLSearchParams({ name: file.name, ...more });
  return ask(`/api/v1/${job}?${query}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
}

export const explain = (rule) => ask(`/api/v1/explain/${encodeURIComponent(rule)}`);
export const desk = (date) => ask(`/api/v1/desk${date ? `?date=${date}` : ""}`);

/** Turns offsets in code points into those of the text in UTF-16. */
export function toUtf16(text) {
  const wide = [];
  for (let at = 0, point = 0; at < text.length; at++, point++) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) {
      wide.push(point);
      at++;
    }
  }
  if (!wide.length) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wide[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}
