// What heic-decode 2.1 exports, as far as it is used; it brings no types of its own.
declare module 'heic-decode' {
	interface HeicImage {
		readonly width: number;
		readonly height: number;
		decode(): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;
	}
	const decode: {
		all(of: { readonly buffer: Uint8Array }): Promise<readonly HeicImage[] & { dispose(): void }>;
	};
	export default decode;
}
