/** Where a program at home hears of the world: a page of HTTP, topics of MQTT. Texts, unread. */
@NullMarked
package org.gridmarket.agent.source;

import org.jspecify.annotations.NullMarked;
