/** What a command found, as JSON for machines and as a page with plots for people. */
@NullMarked
package org.gridmarket.cli.report;

import org.jspecify.annotations.NullMarked;
