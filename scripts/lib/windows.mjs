// What must be installed on Windows: found out here; what is missing is named with the command that brings it.
// Written with care and not yet tried on a Windows machine.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ask, which } from './run.mjs';

// The id under which WebView2's runtime registers itself; Microsoft documents it for exactly this question.
const webview2 = '{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}';
const keys = [
  `HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\EdgeUpdate\\Clients\\${webview2}`,
  `HKLM\\SOFTWARE\\Microsoft\\EdgeUpdate\\Clients\\${webview2}`,
  `HKCU\\Software\\Microsoft\\EdgeUpdate\\Clients\\${webview2}`,
];

/** Whether what `reg query … /v pv` printed names a version of the runtime that is installed. */
export function namesVersion(printed) {
  const version = /pv\s+REG_SZ\s+([\d.]+)/.exec(printed ?? '')?.[1];
  return version !== undefined && version !== '0.0.0.0';
}

function hasBuildTools() {
  if (which('cl')) return true;
  const base = process.env['ProgramFiles(x86)'];
  const finder = base && join(base, 'Microsoft Visual Studio', 'Installer', 'vswhere.exe');
  if (!finder || !existsSync(finder)) return false;
  const component = 'Microsoft.VisualStudio.Component.VC.Tools.x86.x64';
  return Boolean(ask(finder, ['-latest', '-products', '*', '-requires', component, '-property', 'installationPath']));
}

/** What is missing on Windows: `[{ name, hint }]`. */
export function missingOnWindows() {
  const missing = [];
  if (!keys.some((key) => namesVersion(ask('reg', ['query', key, '/v', 'pv'])))) {
    missing.push({ name: 'WebView2 runtime', hint: 'winget install Microsoft.EdgeWebView2Runtime' });
  }
  if (!hasBuildTools()) {
    missing.push({
      name: 'C++ build tools',
      hint: 'winget install Microsoft.VisualStudio.2022.BuildTools --override "--add Microsoft.VisualStudio.Workload.VCTools --includeRecommended --passive"',
    });
  }
  // SQLCipher's OpenSSL is built from source on Windows, and its build asks for a native Perl.
  if (!ask('perl', ['-v'])?.includes('MSWin32')) {
    missing.push({ name: 'Perl (Strawberry)', hint: 'winget install StrawberryPerl.StrawberryPerl' });
  }
  return missing;
}
