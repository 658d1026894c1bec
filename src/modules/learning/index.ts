/**
 * Learning is what our own figures say once they are asked: do customers come back after a failure was put right, what
 * do the great cases have in common that the awful ones lack, and which of five barriers stands in our way. It judges
 * the service, never a person; whatever is too little to say is shown as "n of m so far".
 */
export { listFindings } from './queries/findings.ts';
