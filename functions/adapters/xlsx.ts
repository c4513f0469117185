import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import type { SheetCell } from '../../domain/report/sheets.ts';
import type { WriteWorkbook } from '../ports/reports.ts';

/** Every packed file bears this moment, the first that the format knows, where the library would put that of writing. */
const epoch = new Date(1980, 0, 1);

const widest = 60;

export const writeWorkbook: WriteWorkbook = async (sheets) => {
	const written = await writeXlsxFile(
		sheets.map(({ title, head, rows }) => ({
			sheet: title.slice(0, 31),
			stickyRowsCount: 1,
			columns: head.map((label, column) => ({
				width: Math.min(widest, Math.max(label.length, ...rows.map((row) => lengthOf(row[column] ?? null))) + 2),
			})),
			data: [
				head.map((label) => ({ value: label, type: String, fontWeight: 'bold' as const, wrap: true })),
				...rows.map((row) => row.map(cellOf)),
			],
		})),
	).toBuffer();
	return zipSync(unzipSync(written), { mtime: epoch });
};

function cellOf(cell: SheetCell) {
	if (cell === null) return null;
	if (typeof cell === 'number') return { value: cell, type: Number };
	if (typeof cell === 'string') return { value: cell, type: String, wrap: cell.length > widest };
	return { value: new Date(cell.local), type: Date, format: 'dd.mm.yyyy hh:mm' };
}

function lengthOf(cell: SheetCell): number {
	return typeof cell === 'string' ? cell.length : 16;
}
