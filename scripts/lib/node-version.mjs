/** Plain syntax on purpose: this file must run on whatever Node there is, to say that it is too old. */
export function refuseOldNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return false;
  console.error(
    'OpenZone 需要 Node.js 20.19 或更高版本，当前为 ' + process.version + '。请从 https://nodejs.org 安装。',
  );
  console.error(
    'OpenZone needs Node.js 20.19 or later; this is ' + process.version + '. Install it from https://nodejs.org.',
  );
  return true;
}
