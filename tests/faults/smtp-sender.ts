import { connect } from 'node:net';

export interface SmtpAnswer {
  /** The last code the server gave, or 0 when the connection broke first. */
  code: number;
  line: string;
  /** How far the conversation came: after `dot` a broken connection leaves the outcome unknown. */
  reached: 'greeting' | 'envelope' | 'data' | 'dot' | 'answered';
}

/** Hands over one mail as an ordinary mail server does, and reports exactly how far that went. Never throws. */
export function sendMail(
  to: { port: number; host?: string },
  mail: { from: string; rcpt: string; raw: Buffer },
  timeoutMilliseconds = 20_000,
): Promise<SmtpAnswer> {
  return new Promise((resolve) => {
    const socket = connect(to.port, to.host ?? '127.0.0.1');
    const steps = ['EHLO driver.example', `MAIL FROM:<${mail.from}>`, `RCPT TO:<${mail.rcpt}>`, 'DATA'];
    let reached: SmtpAnswer['reached'] = 'greeting';
    let buffered = '';
    const settle = (code: number, line: string) => {
      socket.destroy();
      resolve({ code, line, reached });
    };
    socket.setTimeout(timeoutMilliseconds, () => settle(0, 'timed out'));
    socket.on('error', (error) => settle(0, error.message));
    socket.on('close', () => settle(0, 'closed'));
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1');
      const lines = buffered.split('\r\n');
      buffered = lines.pop() ?? '';
      for (const line of lines) {
        if (line[3] === '-') continue;
        const code = Number(line.slice(0, 3));
        if (reached === 'dot') {
          reached = 'answered';
          return settle(code, line);
        }
        if (code >= 400) return settle(code, line);
        if (code === 354) {
          const stuffed = mail.raw.toString('latin1').replaceAll(/^\./gm, '..');
          const end = stuffed.endsWith('\r\n') ? '.\r\n' : '\r\n.\r\n';
          reached = 'data';
          socket.write(stuffed + end, 'latin1');
          reached = 'dot';
          continue;
        }
        const step = steps.shift();
        if (step === undefined) return settle(code, line);
        reached = 'envelope';
        socket.write(`${step}\r\n`);
      }
    });
  });
}
