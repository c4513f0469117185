/** Where `--help` or `-h` is among the words of a script of package.json: prints its help and ends, before anything is done. */
export function helpIfAsked(help: string): void {
	if (!process.argv.slice(2).some((word) => word === '--help' || word === '-h')) return;
	process.stdout.write(`${help}\n`);
	process.exit(0);
}
