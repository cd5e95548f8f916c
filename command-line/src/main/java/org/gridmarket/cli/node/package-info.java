/** Nodes: their certificates, their daemon, who is there. */
@NullMarked
package org.gridmarket.cli.node;

import org.jspecify.annotations.NullMarked;
