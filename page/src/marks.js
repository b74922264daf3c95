// Findings in the editor: what is marked, where it has moved to, and which one is looked at.

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip } from "@codemirror/view";

/** Replaces the findings, and the quotations where there are new ones: `{findings, quotations}`, in offsets of the document. */
export const setFindings = StateEffect.define();
/** Says by `shows(finding)` which findings are shown. */
export const setFilter = StateEffect.define();
/** Looks at a finding, by its number; -1 for none. */
export const setCurrent = StateEffect.define();

const EMPTY = { findings: [], shows: () => true, current: -1, quotations: [] };

export const marks = StateField.define({
  create: () => ({ ...EMPTY, decorations: Decoration.none }),
  update(value, transaction) {
    let { findings, shows, current, quotations } = value;
    let isNew = false;
    if (transaction.docChanged) {
      const { changes } = transaction;
      findings = findings.map((one) => moved(one, changes)).filter(Boolean);
      quotations = quotations
        .map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }))
        .filter(({ from, to }) => from < to);
      isNew = true;
    }
    for (const effect of transaction.effects) {
      if (effect.is(setFindings)) {
        const at = findings.find((one) => one.number === current);
        findings = effect.value.findings;
        quotations = effect.value.quotations ?? quotations;
        current = at ? (findings.find((one) => one.rule === at.rule && one.from === at.from)?.number ?? -1) : -1;
      } else if (effect.is(setFilter)) shows = effect.value;
      else if (effect.is(setCurrent)) current = effect.value;
      else continue;
      isNew = true;
    }
    if (!isNew) return value;
    return { findings, shows, current, quotations, decorations: decorated(findings.filter(shows), quotations, current) };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.decorations),
});

function moved(finding, changes) {
  const from = changes.mapPos(finding.from, 1);
  const to = changes.mapPos(finding.to, -1);
  if (from > to || changes.touchesRange(finding.from, finding.to) === "cover") return null;
  const fixes = finding.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, from: changes.mapPos(edit.from, 1), to: changes.mapPos(edit.to, -1) })),
    isStale: fix.isStale || fix.edits.some((edit) => changes.touchesRange(edit.from, edit.to)),
  }));
  return { ...finding, from, to, fixes };
}

const QUOTE = Decoration.mark({ class: "cm-quote" });

function decorated(findings, quotations, current) {
  const ranges = quotations.map(({ from, to }) => QUOTE.range(from, to));
  for (const one of findings) {
    if (one.from === one.to) continue;
    const look = `cm-finding cm-${one.level}${one.number === current ? " cm-current" : ""}`;
    ranges.push(Decoration.mark({ class: look }).range(one.from, one.to));
  }
  return RangeSet.of(ranges, true);
}

/** The findings that are shown, in order. */
export function shown(state) {
  const { findings, shows } = state.field(marks);
  return findings.filter(shows);
}

/** The finding that is looked at, else the one at the cursor. */
export function currentFinding(state) {
  const { findings, current } = state.field(marks);
  const { head } = state.selection.main;
  return findings.find((one) => one.number === current) ?? shown(state).find((one) => one.from <= head && head <= one.to);
}

/** Puts cursor and eyes on a finding. */
export function look(view, finding, { focus = true } = {}) {
  view.dispatch({
    selection: { anchor: finding.from },
    effects: [setCurrent.of(finding.number), EditorView.scrollIntoView(finding.from, { y: "center" })],
  });
  if (focus) view.focus();
}

/** Goes to the next finding, or with -1 to the previous one. */
export function step(direction) {
  return (view) => {
    const all = shown(view.state);
    if (!all.length) return false;
    const { from } = view.state.selection.main;
    const { current } = view.state.field(marks);
    const at = all.findIndex((one) => one.number === current);
    let next = at < 0 ? (direction > 0 ? all.findIndex((one) => one.from >= from) : all.findLastIndex((one) => one.from < from)) : at + direction;
    next = (next + all.length) % all.length;
    look(view, all[Math.max(next, 0)]);
    return true;
  };
}

/** Makes a fix, by default the first of the finding that is looked at. */
export function apply(view, finding = currentFinding(view.state), fix = finding?.fixes.find((one) => !one.isStale)) {
  if (!finding || !fix || fix.isStale || view.state.readOnly) return false;
  view.dispatch({
    changes: fix.edits.map(({ from, to, text }) => ({ from, to, insert: text })),
    effects: setCurrent.of(-1),
    userEvent: "input.fix",
  });
  return true;
}

/** Shows a card over a finding or a quotation that the mouse rests on. */
export const hover = (render) =>
  hoverTooltip(
    (view, at) => {
      const { quotations } = view.state.field(marks);
      const here = shown(view.state).filter((one) => one.from <= at && at <= one.to);
      const quote = quotations.find((one) => one.from <= at && at <= one.to);
      if (!here.length && !quote) return null;
      const from = here.length ? Math.min(...here.map((one) => one.from)) : at;
      return { pos: from, above: true, create: () => ({ dom: render(view, here, quote) }) };
    },
    { hoverTime: 250 },
  );
