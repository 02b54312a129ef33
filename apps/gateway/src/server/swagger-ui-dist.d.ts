declare module 'swagger-ui-dist' {
  /** The folder with the page's files. */
  export function absolutePath(): string;
}
