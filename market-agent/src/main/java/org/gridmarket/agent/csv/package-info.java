/** Files of comma-separated values, read strictly: every complaint names file, line, column and value. */
@NullMarked
package org.gridmarket.agent.csv;

import org.jspecify.annotations.NullMarked;
