import './app/styles.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { makeQueryClient } from './api/queries.ts';
import { cspNonce, giveNonceToStyles } from './app/nonce.ts';
import { makeRouter } from './app/router.tsx';
import { browserStore, forgetOldDrafts } from './lib/draft-store.ts';

giveNonceToStyles(cspNonce());
forgetOldDrafts(browserStore());

const client = makeQueryClient();
const router = makeRouter(client);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Providers client={client}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}
