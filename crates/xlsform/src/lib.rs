//! XLSForm workbooks read into instruments, with a diagnostic for every cell that is wrong.
