import type { Role } from './echo';
import { serveOurs } from './ours';
import { serveStock } from './stock';

/** The server's side of the bus measure, in a process of its own; tells its parent when it is ready. */
export async function serve(role: string, brokers: string[]): Promise<void> {
  const servers: Record<Role, (brokers: string[]) => Promise<void>> = { ours: serveOurs, stock: serveStock };
  await servers[role as Role](brokers);
  process.send?.('ready');
  process.once('SIGTERM', () => process.exit(0));
}
