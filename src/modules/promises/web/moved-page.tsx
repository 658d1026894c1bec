import { Navigate } from '@tanstack/react-router';

/** Promises once stood among the settings; whoever kept that address comes to where they are now. */
export function Page() {
  return <Navigate to="/promises" replace />;
}
