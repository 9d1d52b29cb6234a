//! Lists for templates whose items are made one by one, as a template comes to them: a page of any size holds one at a time.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

/// A list of so many items, each made when it is asked for.
pub(super) fn lazily(count: usize, item: impl Fn(usize) -> Value + Send + Sync + 'static) -> Value {
    Value::from_object(Lazy {
        count,
        item: Box::new(item),
    })
}

struct Lazy {
    count: usize,
    item: Box<dyn Fn(usize) -> Value + Send + Sync>,
}

impl fmt::Debug for Lazy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} items", self.count)
    }
}

impl Object for Lazy {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let place = key.as_usize().filter(|place| *place < self.count)?;
        Some((self.item)(place))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.count)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use minijinja::{Environment, context};

    use super::*;

    static MADE: AtomicUsize = AtomicUsize::new(0);

    fn counted(place: usize) -> Value {
        MADE.fetch_add(1, Ordering::Relaxed);
        Value::from(place * 10)
    }

    #[test]
    fn a_template_takes_it_for_a_list_and_makes_each_item_once() {
        let text = "{% for one in list %}{{ one }}{% if not loop.last %}, {% endif %}{% endfor %} of {{ list|length }}";
        let page = Environment::new().render_str(text, context! { list => lazily(3, counted) });
        assert_eq!(page.unwrap(), "0, 10, 20 of 3");
        assert_eq!(MADE.load(Ordering::Relaxed), 3);
        let nothing = "{% if list %}some{% endif %}{% for one in list %}{{ one }}{% else %}none{% endfor %}";
        let page = Environment::new().render_str(nothing, context! { list => lazily(0, counted) });
        assert_eq!(page.unwrap(), "none");
    }
}
