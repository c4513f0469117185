/** The side of the small grey picture that a look is taken of. */
export const lookSide = 32;
/** The side of the corner of its frequencies that is kept: what stays when a picture is made smaller or written anew. */
const corner = 8;
/** Frequencies below this are the noise of a picture that shows nothing, such as a wall of one colour. */
const faintest = 8;

/** Of 64 bits so many may differ between two copies of one picture; a copy made smaller and written anew differs in two. */
const mostBits = 6;

/** A look is cut into so many pieces; two that differ in fewer bits than that have a piece in common. */
export const lookPieces = 8;

/**
 * How a picture looks: 64 bits, 16 letters of hex, the same or nearly so for a picture that was made smaller, written anew
 * or cut by a hair (the signs of the lower frequencies against their median). `grey` is the picture as 32 × 32 bytes.
 * null where nothing is to be seen that could be known again.
 */
export function lookOf(grey: Uint8Array): string | null {
	if (grey.length !== lookSide * lookSide) throw new Error(`a look is taken of ${lookSide} × ${lookSide} bytes`);
	const waves: number[] = [];
	for (let down = 0; down < corner; down += 1) {
		for (let across = 0; across < corner; across += 1) waves.push(wave(grey, down, across));
	}
	const [, ...rest] = waves;
	const sorted = rest.toSorted((one, other) => one - other);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	if (Math.max(...rest.map(Math.abs)) < faintest) return null;
	const bits = waves.map((value) => (value > median ? '1' : '0')).join('');
	return BigInt(`0b${bits}`).toString(16).padStart(16, '0');
}

/** One member of the cosine transform of the picture. */
function wave(grey: Uint8Array, down: number, across: number): number {
	let sum = 0;
	for (let y = 0; y < lookSide; y += 1) {
		const row = cosine(y, down);
		for (let x = 0; x < lookSide; x += 1) sum += (grey[y * lookSide + x] ?? 0) * row * cosine(x, across);
	}
	return sum / lookSide;
}

function cosine(place: number, frequency: number): number {
	return Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * lookSide));
}

/** Whether two looks are those of one picture. */
export function looksLike(one: string, other: string): boolean {
	let differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
	let bits = 0;
	for (; differing > 0n; differing >>= 1n) bits += Number(differing & 1n);
	return bits <= mostBits;
}

/** The pieces of a look, each with its place: by one of them at least a picture that looks the same is found. */
export function piecesOf(look: string): readonly string[] {
	const width = look.length / lookPieces;
	return Array.from({ length: lookPieces }, (_, at) => `${at}${look.slice(at * width, (at + 1) * width)}`);
}
