/** Exit code 0 when the address answers well. The image has no curl. */
const [address] = process.argv.slice(2);
const well = await fetch(address, { signal: AbortSignal.timeout(3_000) }).then(
  (response) => response.ok,
  () => false,
);
process.exit(well ? 0 : 1);
