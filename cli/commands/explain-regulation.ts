import { signedPage } from '../../domain/regulation-docs/signed-page.ts';
import { command } from '../command.ts';
import { readRegulation } from '../files/data-files.ts';
import { complain, DONE, FAILED } from '../io.ts';

/** Reads only. */
export const explainRegulation = command({
	name: 'explain-regulation',
	does: 'print in Russian what the file of a regulation will do to a message, as the page that a lawyer signs',
	usage: ['explain-regulation FILE'],
	about: `Prints markdown, in Russian: for each clause the words of the text as far as the file quotes them (fields text, source and
since of "clauses") beside what carries it out; then the path of a message, who may do what at each stage, terms,
notices, memos, readings, reasons, and whether the terms can be kept; last a line to sign.`,
	examples: ['otklik explain-regulation regulations/anapa.yaml'],
	options: {},
	read: (_values, operands) => {
		const [file, ...more] = operands;
		return file === undefined || more.length > 0 ? 'name one file' : { file };
	},
	run: async ({ file }, io) => {
		const regulation = await readRegulation(file);
		if (regulation.ok) {
			io.stdout.write(signedPage(regulation.value));
			return DONE;
		}
		complain(io, {
			what: `${file} is not explained: it has faults`,
			why: regulation.refusal.join('\n        '),
			next: `otklik check ${file}`,
		});
		return FAILED;
	},
});
