import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { bodyOf } from '../../api/client.ts';
import { counted } from '../../format/words.ts';
import { useNotices } from '../../shell/notices.tsx';
import { queryOf, type View } from './view.ts';

export type ExportFormat = 'csv' | 'focus';

/** Saves the opportunities of a view as a file: all of them, not the page that is shown. */
export function useExport(view: View): { save(format: ExportFormat): void; readonly isPending: boolean } {
  const { api } = useApi();
  const notices = useNotices();
  const { mutate, isPending } = useMutation({
    mutationFn: (format: ExportFormat) => {
      const { sort: _, ...list } = queryOf(view);
      return bodyOf(api.GET('/export', { params: { query: { ...list, format } } }));
    },
    onSuccess: ({ url, fileName, rows }) => {
      download(url, fileName);
      notices.tell({ kind: 'success', text: `${counted(rows, 'opportunity', 'opportunities')} saved as ${fileName}.` });
    },
    onError: (error) => notices.fail('The list could not be exported', error),
  });
  return { save: mutate, isPending };
}

function download(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
}
