import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import type { ProfileView, Request, Response } from '../../app/bindings';
import { session } from '../../app/session.svelte';
import { fakeHost, press, settled, type } from '../../test/fake';
import { sessionView } from '../../test/views';
import Entrance from './Entrance.svelte';

afterEach(cleanup);

const real: ProfileView = { id: 'E07', person: 'E07', role: 'enumerator', training: false, waiting: 'enrolment' };
const bounce = () => new Promise((done) => setTimeout(done, 160));

function start(profiles: ProfileView[], answer: (request: Request) => Response | undefined = () => undefined) {
  const view = () => sessionView({ state: profiles.length > 0 ? 'locked' : 'firstRun', open: null, profiles });
  session.view = view();
  session.here = { at: 'home' };
  const host = fakeHost((request: Request): Response | undefined => {
    const own = answer(request);
    if (own) return own;
    switch (request.kind) {
      case 'session':
        return { kind: 'session', view: view() };
      case 'folders':
        return { kind: 'folders', view: [{ path: '/media/STIK', label: 'STIK', removable: true }] };
      case 'waiting':
        return { kind: 'asked', view: { profile: 'E07', file: '', words: [], ask: [], checkWords: ['batu', 'sungai', 'melati', 'roda'] } };
      case 'checkWord':
        return { kind: 'word', view: { known: true, suggestions: [] } };
      default:
        return undefined;
    }
  });
  render(Entrance);
  return host;
}

describe('enrolment', () => {
  it('writes the request, shows the words once, asks two back, and ends at the check words', async () => {
    const profiles: ProfileView[] = [];
    const host = start(profiles, (request) => {
      if (request.kind === 'askEnrolment') {
        profiles.push(real);
        return { kind: 'asked', view: { profile: 'E07', file: '/media/STIK/E07.permohonan', words: ['kabut', 'rotan', 'lima', 'perahu'], ask: [2, 4], checkWords: ['batu', 'sungai', 'melati', 'roda'] } };
      }
      return request.kind === 'repeatWords' ? { kind: 'session', view: sessionView({ state: 'locked', open: null, profiles }) } : undefined;
    });
    await settled();
    screen.getByRole('button', { name: /Daftar untuk data asli/ }).click();
    await settled();
    screen.getByRole('button', { name: /Buat permohonan/ }).click();
    await settled();
    expect(document.body.textContent).toContain('Daftar pengawas belum dipilih');
    expect(host.of('askEnrolment')).toEqual([]);
    type('/media/STIK/survei.daftar');
    document.querySelector<HTMLElement>("[name='enrol-role']")?.focus();
    press('1');
    await settled();
    document.getElementById('enrol-person')?.focus();
    type('E07');
    press('Enter');
    await settled();
    expect(host.of('askEnrolment')).toEqual([{ kind: 'askEnrolment', roster: '/media/STIK/survei.daftar', role: 'enumerator', person: 'E07', folder: '/media/STIK' }]);
    expect(document.body.textContent).toContain('kabut');
    screen.getByRole('button', { name: /Sudah ditulis/ }).click();
    await settled();
    expect(document.body.textContent).not.toContain('kabut');
    type('rotan');
    await bounce();
    press('Enter');
    type('perahu');
    await bounce();
    press('Enter');
    await settled();
    expect(host.of('repeatWords')).toEqual([{ kind: 'repeatWords', answers: ['rotan', 'perahu'] }]);
    expect(document.body.textContent).toContain('/media/STIK/E07.permohonan');
    expect(document.body.textContent).toContain('melati');
    screen.getByRole('button', { name: /Lanjut/ }).click();
    await settled();
    expect(document.body.textContent).toContain('E07 menunggu surat dari pengawas');
  });

  it('goes from a waiting profile to its answer, and says where the recovery file lies', async () => {
    const host = start([real], (request) =>
      request.kind === 'acceptEnrolment' ? { kind: 'accepted', view: { profile: 'E07', person: 'E07', areas: ['Kertaharja'], recovery: '/media/STIK/pemulihan.age', recovered: false } } : undefined,
    );
    await settled();
    screen.getByRole('button', { name: /Terima surat/ }).click();
    await settled();
    expect(document.body.textContent).toContain('melati');
    type('/media/STIK/E07.surat');
    document.getElementById('answer-words')?.focus();
    type('kabut rotan lima perahu');
    press('Enter');
    await settled();
    expect(host.of('acceptEnrolment')).toEqual([{ kind: 'acceptEnrolment', profile: 'E07', words: 'kabut rotan lima perahu', path: '/media/STIK/E07.surat' }]);
    expect(document.body.textContent).toContain('E07 sudah terdaftar');
    expect(document.body.textContent).toContain('pemulihan.age');
  });

  it('offers whoever forgot the words of a real profile the way back, and of a training one another profile', async () => {
    start([{ ...real, waiting: 'nothing' }]);
    await settled();
    screen.getByRole('button', { name: /Lupa empat kata/ }).click();
    await settled();
    expect(document.body.textContent).toContain('Data tidak hilang');
    cleanup();
    start([{ ...real, training: true, waiting: 'nothing' }]);
    await settled();
    expect(screen.queryByRole('button', { name: /Lupa empat kata/ })).toBeNull();
    expect(document.body.textContent).toContain('Buat profil latihan lain');
  });
});
