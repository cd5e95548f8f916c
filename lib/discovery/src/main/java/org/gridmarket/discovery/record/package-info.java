/** What is announced: records of services, the card of a node, the signed head that stands for it. */
@NullMarked
package org.gridmarket.discovery.record;

import org.jspecify.annotations.NullMarked;
