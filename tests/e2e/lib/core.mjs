// Asking the core behind a page without its keyboard: what a test needs done before it begins, in a second instead of a minute.

/** What the core answers to a request; fails with the error's code. */
export async function ask(page, request) {
  const body = await page.evaluate(async (asked) => {
    const answer = await fetch('/dispatch', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-paduk-token': sessionStorage.getItem('paduk-token') ?? '' },
      body: JSON.stringify(asked),
    });
    return answer.json();
  }, request);
  if ('error' in body) throw new Error(`${request.kind}: ${JSON.stringify(body.error)}`);
  return body.ok.view;
}

/** One answer as a person types it, with the reason where a warning asks for one. */
export async function answer(page, document, question, row, typed) {
  const view = await ask(page, { kind: 'answer', document, question, row, typed, confirmed: null, advance: true });
  const asked = view.questions?.find((each) => each.question === question && each.row === row);
  const warning = asked?.findings.find((found) => found.reasons.length > 0 && found.reason === null);
  if (!warning) return view;
  return ask(page, { kind: 'reason', document, question, row, warning: warning.key, reason: warning.reasons[0].key });
}

/** Fills a questionnaire to its end; what is not prepared is not known, or the first choice. Choices are given by their digits. */
export async function fill(page, begun, answers, members = []) {
  let view = begun;
  const rows = [];
  for (let step = 0; step < 400 && view.focus.at !== 'end'; step += 1) {
    const { document, focus } = view;
    if (focus.at === 'addRow') {
      if (rows.length < members.length) {
        view = await ask(page, { kind: 'addMember', case: view.case });
        rows.push(view.focus.row);
      } else view = await ask(page, { kind: 'move', document, to: { to: 'next' } });
      continue;
    }
    const { question, row } = focus;
    const asked = view.questions.find((each) => each.question === question && each.row === row);
    const given = (row === null ? answers : members[rows.indexOf(row)])?.[question];
    const select = asked.kind === 'selectOne' || asked.kind === 'selectMultiple';
    const named = (digits) => digits.split(' ').map((digit) => asked.choices.find(({ key }) => key === Number(digit))?.name ?? digit).join(' ');
    if (given !== undefined) view = await answer(page, document, question, row, select ? named(given) : given);
    else if (asked.nonresponse.includes('dk')) view = await ask(page, { kind: 'markNonresponse', document, question, row, state: 'dk' });
    else view = await answer(page, document, question, row, asked.typed || (asked.kind === 'selectOne' && asked.required ? asked.choices[0].name : ''));
  }
  return view;
}

/** A finished questionnaire corrected and finished again. */
export async function correct(page, document, reason, answers) {
  await ask(page, { kind: 'correct', document, reason });
  for (const [question, typed] of Object.entries(answers)) await answer(page, document, question, null, typed);
  await ask(page, { kind: 'finish', document });
}
