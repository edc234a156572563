#!/usr/bin/env node
import { run } from './program.ts';

// `backend-layers report | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const code = await run(process.argv.slice(2));
if (code !== 0) process.exitCode = code;
