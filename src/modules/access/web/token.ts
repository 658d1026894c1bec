import { useParams } from '@tanstack/react-router';
import { useState } from 'react';

/**
 * The secret of a link from a mail. It stands behind `#`, which browsers never send, and is taken out of the address bar
 * at once, so it stays neither in the history nor in what somebody copies from there.
 */
export function useToken(): string {
  const params: { token?: string } = useParams({ strict: false });
  const [token] = useState(() => {
    const behindHash = location.hash.replace(/^#(?:token=)?/, '');
    if (behindHash) history.replaceState(history.state, '', location.pathname + location.search);
    return decodeURIComponent(behindHash) || params.token || '';
  });
  return token;
}
