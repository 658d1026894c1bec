import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router';
import { AppShell } from './shell/app-shell.tsx';
import { NotFound } from './shell/not-found.tsx';
import { RouteFailed } from './shell/route-failed.tsx';
import { Toasts } from './ui/toast.tsx';
import { allRoutes, type ScreenRoute } from './screens.ts';
import { useSession } from './session.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    screen?: ScreenRoute;
  }
}

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toasts />
    </>
  ),
  notFoundComponent: NotFound,
});

const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: AppShell });

function routeOf(screen: ScreenRoute) {
  return createRoute({
    getParentRoute: () => (screen.frame === 'bare' ? root : inside),
    path: screen.path,
    component: lazyRouteComponent(screen.load, 'Page'),
    errorComponent: RouteFailed,
    staticData: { screen },
    validateSearch: (search: Record<string, unknown>) => search,
  });
}

/** Where the person was last, on whatever machine; the first time, today's work. */
function Home() {
  const { staff } = useSession();
  const first = allRoutes.some((screen) => screen.path === '/today') ? '/today' : '/inbox';
  const last = staff.preferences.lastPath;
  return <Navigate to={last && last !== '/' ? last : first} replace />;
}

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: Home,
});

const framed = allRoutes.filter((screen) => screen.frame !== 'bare').map(routeOf);
const bare = allRoutes.filter((screen) => screen.frame === 'bare').map(routeOf);

export const router = createRouter({
  routeTree: root.addChildren([inside.addChildren([home, ...framed]), ...bare]),
  defaultPreload: 'intent',
  defaultErrorComponent: RouteFailed,
});
