/** Whether a line is a numbered heading or a short line without a sentence: nothing to quote from. */
export function headingLike(text: string): boolean {
  const numbered =
    /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百\d]+[章节])/u.test(
      text,
    );
  if (numbered && text.length <= 42 && !/[：:；].|。./u.test(text)) return true;
  return text.length <= 40 && !/[。！？；，,]/u.test(text);
}
