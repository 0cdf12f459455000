/// One self-contained HTML file from plain records: pictures, curves, tables, provenance.
@org.jspecify.annotations.NullMarked
package org.diurnal.cli.report;
