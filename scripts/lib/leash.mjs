/** Loaded into the server by the launcher: when the launcher is gone, however it went, shut down as if asked to. */
if (process.connected) {
  process.channel?.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
