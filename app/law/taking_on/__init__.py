"""Running orders as rows of a spreadsheet: the columns, how a cell is read, and the forms that record what a row says.

The forms and the law's checks are those by which a person records the same; a row gives them answers and nothing else.
"""
