/** What is taken as proof of what was done, told by the first bytes of a file and never by its name. */
export const uploadKinds = ['jpeg', 'png', 'heic', 'mp4', 'mov'] as const;
export type UploadKind = (typeof uploadKinds)[number];

/** What a kind is to people, and what programs call it. */
export interface KindFacts {
	readonly is: 'photo' | 'video';
	readonly mime: string;
	readonly extension: string;
}

export const kindFacts: Readonly<Record<UploadKind, KindFacts>> = {
	jpeg: { is: 'photo', mime: 'image/jpeg', extension: 'jpg' },
	png: { is: 'photo', mime: 'image/png', extension: 'png' },
	heic: { is: 'photo', mime: 'image/heic', extension: 'heic' },
	mp4: { is: 'video', mime: 'video/mp4', extension: 'mp4' },
	mov: { is: 'video', mime: 'video/quicktime', extension: 'mov' },
};

/** What a file chooser is told, so that a phone offers its camera and its pictures; it binds nobody. */
export const acceptedTypes = [...uploadKinds.map((kind) => kindFacts[kind].mime), '.heic', '.mov'].join(',');

const heicBrands = ['heic', 'heix', 'heim', 'heis'];
/** A picture in the container of HEIF; which codec it bears stands among its compatible brands. */
const pictureBrands = ['mif1', 'msf1'];
const mp4Brands = ['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash'];
const movBrand = 'qt  ';

/** The kind of a file by its first bytes; null for everything that is not taken, an empty file among it. */
export function kindOf(bytes: Uint8Array): UploadKind | null {
	if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
	if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
	const brands = brandsOf(bytes);
	const [major] = brands;
	if (major === undefined) return null;
	if (heicBrands.includes(major)) return 'heic';
	if (pictureBrands.includes(major)) return brands.some((brand) => heicBrands.includes(brand)) ? 'heic' : null;
	if (major === movBrand) return 'mov';
	return mp4Brands.includes(major) ? 'mp4' : null;
}

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
	return signature.every((byte, at) => bytes[at] === byte);
}

/** The major brand of a file of ISO 14496-12 and those it is compatible with; none where it is no such file. */
function brandsOf(bytes: Uint8Array): readonly string[] {
	if (bytes.length < 16 || text(bytes, 4) !== 'ftyp') return [];
	const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
	const end = Math.min(size, bytes.length, 256);
	const brands = [text(bytes, 8)];
	for (let at = 16; at + 4 <= end; at += 4) brands.push(text(bytes, at));
	return brands;
}

function text(bytes: Uint8Array, at: number): string {
	return String.fromCharCode(...bytes.subarray(at, at + 4));
}
