/** 件, 条, 次, 篇, 个, 人, 人次, 项 are counts; 万元 may have decimals. */
export type FigureUnit = '件' | '条' | '次' | '篇' | '个' | '人' | '人次' | '项' | '万元';
