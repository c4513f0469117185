import type { HttpAnswer, HttpRequest } from '../../functions/ports/http.ts';
import { type ChosenFile, multipartOf } from './files.ts';
import type { House } from './house.ts';
import { hiddenIn } from './markup.ts';

type Path = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, string>>;

/** Somebody's browser at the place to work of one town: it keeps the cookie that it was given, and nothing else. */
export class Desk {
	cookie: string | null = null;
	private readonly house: House;
	private readonly town: string;

	constructor(house: House, town = 'anapa') {
		this.house = house;
		this.town = town;
	}

	/** Opens a page below the town's place to work. */
	open(path: Path = {}): Promise<HttpAnswer> {
		return this.house.showWork(this.house.request({ path: { town: this.town, ...path }, headers: this.headers() }));
	}

	/** A request of this browser with a body, as nobody has sent it yet. */
	request(path: Path, body: string | Uint8Array, type: string): HttpRequest {
		return this.house.request({
			path: { town: this.town, ...path },
			headers: { ...this.headers(), 'content-type': type },
			body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
		});
	}

	/** Posts to a page, without looking at it before; takes the cookie of the answer. */
	post(path: Path, fields: Fields = {}): Promise<HttpAnswer> {
		const body = new URLSearchParams(fields).toString();
		return this.answered(this.request(path, body, 'application/x-www-form-urlencoded'));
	}

	/** Fills the form of a page, and lets files go with it. */
	async sendFiles(path: Path, fields: Fields, files: readonly ChosenFile[]): Promise<HttpAnswer> {
		const hidden = hiddenIn((await this.open(path)).body);
		const { type, body } = multipartOf(Object.entries({ ...hidden, ...fields }), files);
		return this.answered(this.request(path, body, type));
	}

	private async answered(request: HttpRequest): Promise<HttpAnswer> {
		const answer = await this.house.actOnWork(request);
		const [, value] = /^__Host-otklik=([^;]*);/.exec(answer.headers?.['Set-Cookie'] ?? '') ?? [];
		if (value !== undefined) this.cookie = value === '' ? null : value;
		await this.house.settle();
		return answer;
	}

	/** Fills the form of a page as a browser would, its hidden fields included. */
	async send(path: Path, fields: Fields): Promise<HttpAnswer> {
		return this.post(path, { ...hiddenIn((await this.open(this.pageOf(path))).body), ...fields });
	}

	/** Asks for a link and gives it, as it stands in the mail that was sent last to this mailbox. */
	async askFor(mail: string): Promise<string> {
		await this.post({}, { mail });
		const sent = this.house.mails.findLast(({ to, text }) => to.mail === mail && text.includes('/in/'));
		return /\/in\/([\w.-]+)/.exec(sent?.text ?? '')?.[1] ?? '';
	}

	/** Asks for a link and comes in by it. */
	async signIn(mail: string): Promise<HttpAnswer> {
		return this.post({ signIn: await this.askFor(mail) });
	}

	/** The page whose form posts there. */
	private pageOf(path: Path): Path {
		return path['page'] === 'find' ? { page: 'list' } : path;
	}

	private headers(): Readonly<Record<string, string>> {
		return this.cookie === null ? {} : { cookie: `other=1; __Host-otklik=${this.cookie}` };
	}
}
