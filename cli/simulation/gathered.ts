const FIRST_ROOM = 1 << 16;
/** A code unit is at most three bytes of UTF-8. */
const MOST_BYTES = 3;
const [BEGINS = 0, COMMA = 0] = Buffer.from('[,');

/**
 * Output gathered as bytes of UTF-8 until it is written. It keeps its memory for what comes next: most of a line stood in
 * the line before, and copying bytes costs a fraction of making a text of them and encoding it again.
 */
export class Gathered {
	#bytes = Buffer.allocUnsafe(FIRST_ROOM);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	add(text: string): void {
		this.#makeRoom(text.length * MOST_BYTES);
		this.#length += this.#bytes.write(text, this.#length);
	}

	/** These lists as one in JSON; their items are JSON already. */
	addList(...lists: readonly (readonly { readonly bytes: Uint8Array }[])[]): void {
		let separator = BEGINS;
		for (const list of lists) {
			for (const { bytes } of list) {
				this.#makeRoom(bytes.length + 2);
				this.#bytes[this.#length++] = separator;
				this.#bytes.set(bytes, this.#length);
				this.#length += bytes.length;
				separator = COMMA;
			}
		}
		this.add(separator === BEGINS ? '[]' : ']');
	}

	/** What was gathered, which begins anew. The bytes hold only until something is added. */
	take(): Uint8Array {
		const taken = this.#bytes.subarray(0, this.#length);
		this.#length = 0;
		return taken;
	}

	#makeRoom(size: number): void {
		if (this.#length + size <= this.#bytes.length) return;
		const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
		wider.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = wider;
	}
}
