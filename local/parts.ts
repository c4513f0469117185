import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AwsAddress, environmentOf, region } from './address.ts';
import { LocalFault } from './fault.ts';
import { remove } from './files.ts';
import type { Ports } from './ports.ts';
import type { Processes } from './processes.ts';
import { rewindStreams } from './stream-positions.ts';

const healthy = { withinMs: 30_000, everyMs: 50 };

/** A part of a cloud that runs: what it is, and the line in which it would tell its end. */
export interface Part {
	readonly ended: Promise<string>;
}

/**
 * Where the emulator unpacks functions: outside of the checkout, for below a package of ES modules its workers die, and
 * in a folder of its own, for it leaves everything there.
 */
export function scratchOf(directory: string): string {
	return join(tmpdir(), `otklik-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`);
}

/** Starts the emulator of AWS, with permissions enforced and its state in `directory`; resolves when it answers. */
export async function startEmulator(
	directory: string,
	python: string,
	ports: Ports,
	aws: AwsAddress,
	processes: Processes,
): Promise<Part> {
	rewindStreams(join(directory, 'state/lambda.json'));
	const scratch = scratchOf(directory);
	remove(scratch);
	mkdirSync(scratch, { recursive: true });
	const own = environmentOf(aws);
	const part = processes.start('emulator', python, ['-m', 'ministack'], {
		...own,
		TMPDIR: scratch,
		// Its Lambda workers run on the first `node` they find: the one that this runs on.
		PATH: [dirname(process.execPath), own['PATH']].join(delimiter),
		GATEWAY_PORT: String(ports.cloud),
		BIND_HOST: '127.0.0.1',
		MINISTACK_REGION: region,
		AUTH: 'true',
		PERSIST_STATE: '1',
		STATE_DIR: join(directory, 'state'),
		S3_PERSIST: '1',
		S3_DATA_DIR: join(directory, 'objects'),
		SMTP_HOST: `127.0.0.1:${ports.smtp}`,
		// Listeners on fixed ports, for services that nothing here uses.
		IOT_MTLS_ENABLED: '0',
		SFTP_ENABLED: '0',
		LOG_LEVEL: process.env['OTKLIK_CLOUD_LOG'] ?? 'WARNING',
		PYTHONUNBUFFERED: '1',
	});
	await answers(`${aws.endpoint}/_ministack/health`, part, 'The emulator');
	return part;
}

/** Starts the mailbox; mails and their ids stay in `directory`. Resolves when it answers. */
export async function startMailbox(directory: string, ports: Ports, processes: Processes): Promise<Part> {
	const mails = join(directory, 'mails');
	mkdirSync(mails, { recursive: true });
	const program = join(dirname(fileURLToPath(import.meta.resolve('maildev'))), 'bin/maildev.js');
	const smtp = ['--ip', '127.0.0.1', '--smtp', String(ports.smtp)];
	const web = ['--web-ip', '127.0.0.1', '--web', String(ports.mailbox)];
	const args = [program, ...smtp, ...web, '--mail-directory', mails];
	const part = processes.start('mailbox', process.execPath, args, process.env);
	await answers(`http://127.0.0.1:${ports.mailbox}/api/email`, part, 'The mailbox');
	return part;
}

async function answers(url: string, { ended }: Part, who: string): Promise<void> {
	let over: string | null = null;
	void ended.then((line) => {
		over = line;
	});
	const deadline = performance.now() + healthy.withinMs;
	while (performance.now() < deadline && over === null) {
		if (await fetch(url, { headers: { connection: 'close' } }).then(isFine, () => false)) return;
		await new Promise((resolve) => setTimeout(resolve, healthy.everyMs));
	}
	throw new LocalFault(
		`${who} did not come up: ${over ?? `no answer on ${url}`}`,
		'Its log tells more; then start again.',
	);
}

function isFine(response: Response): boolean {
	void response.body?.cancel();
	return response.ok;
}
