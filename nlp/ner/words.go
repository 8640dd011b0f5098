package ner

// first names that are common in world news, in lower case.
const firstNames = `aaron abdel abdul abdullah abu adam adel adrian ahmad ahmed alain alan albert alejandro aleksandr alex alexander alexei alexey alfred ali alice alicia alisher amin amina amir ana
anastasia anatoly andre andrea andreas andrei andrew andriy angela anna anne annette anthony antonio antony anwar arash archie arthur ashraf askar barack barbara bashar ben benjamin bernard bernie bill bob boris brian bruce
carl carlos carol caroline catherine charles charlotte chen chris christian christina christine christopher claire claudia colin condoleezza cristina cyril dan daniel daniela david dean denis dennis diana diego dieter dmitri dmitry dmytro donald
dora douglas ed edgar eduardo edward ehud eli elena elias elina elisabeth elizabeth ellen emil emily emma emmanuel emomali enrique eric erik ernesto esther eugene eva evo faisal farah farid fatima felipe felix fernando fiona francis
francisco francois frank franz fred frederic friedrich gareth gary gavin george georgios gerhard gianni giorgio giovanni giuseppe gordon graham greg gregory guido gustavo habib hamid hannah hans harold harry hasan hassan heather heiko
helen helga henri henry herman hillary hosni hu hugo hussein ian ibrahim igor ilham imran irina isaac isabel ismail ivan jack jacob jacques jaime jair jake james jan jane janet jason javier jean jean-claude jeff jeffrey jennifer jens
jeremy jessica jim joachim joao joe johan john johnny jonathan jorge jose josef joseph joshua juan julia julian julie julio justin kamala karen karim karl kassym-jomart kate katherine kathleen katja keith ken kenneth kevin khaled
khalid kim kirsten klaus kofi konstantin lars laura laurent lawrence lee leo leon leonid lev li liam linda lindsey lisa liz louis lucas luis luiz lula luke madeleine mahmoud malcolm manuel marco margaret maria marie marina mario mark
markus martha martin mary maryam matteo matthew maurice mauricio max maxim maya mehmet melissa michael michel michelle miguel mike mikhail milos mohamed mohammad mohammed mohsen moses muhammad murat mustafa nadia nancy narendra natalia nathan
nawaz neil nelson nicholas nick nicola nicolas nikol nikolai nina noah norman nouri nursultan oleg olaf olga oliver omar oscar osama otto pablo patricia patrick paul pedro penny peter petro philip philippe pierre pietro qasem rachel
rafael rahul ralph ramon ramzan rashid raul ravi raymond rebecca recep richard rick robert roberto robin roger rohan roman ron ronald rosa ruth ryan saad sadyr salam salva salvador sam samantha samuel sandra sanna sara sarah
scott sebastian sergei sergey sergio shavkat shinzo silvio simon sofia sonia sophie stefan stephen steve steven stuart sultan susan sven svetlana taro tayyip ted teresa thabo theresa thierry thomas tim timothy tobias tom tony ulrich
ursula valentina valery vera veronica viktor viktoria vincent vitali vitaliy vladimir volodymyr walid walter wang wei werner wilhelm william winston wolfgang xavier xi yasmin yasser yulia yuri yusuf yves zhang zoe zoran`

// words that end, or stand in, the names of bodies.
const bodyWords = `ministry department agency committee commission council association university college institute foundation federation union party group company corporation corp inc ltd plc bank court police army navy force forces
parliament assembly senate congress organization organisation league club team church school hospital museum society alliance front movement brigade battalion bureau office service services network news times post press media
agency authority board centre center fund secretariat embassy consulate chamber confederation coalition initiative observatory academy library orchestra airlines motors holdings industries international`

// words in front of the names of people.
const titleWords = `mr mrs ms dr president minister premier chancellor king queen prince princess sir lord lady general gen colonel col captain capt lieutenant lt major sergeant sgt senator sen congressman congresswoman representative rep
governor gov mayor judge justice ambassador secretary chairman chairwoman chairperson director spokesman spokeswoman spokesperson envoy pope bishop archbishop cardinal imam sheikh ayatollah rabbi professor prof commander chief leader
commissioner deputy fm pm`

// words that stand in the names of places.
const placeWords = `city town village province region district county state river lake mountain mount sea ocean island islands gulf bay street road avenue square park airport valley desert peninsula strait coast north south east west
northern southern eastern western central port cape republic kingdom`

// words at the end of the names of companies.
const corpWords = `inc corp ltd plc llc co corporation company group holdings gmbh ag sa nv bv oao pao ojsc jsc oyj ab asa spa llp lp bros sons partners ventures
airlines airways bank motors pharmaceuticals technologies systems industries energy petroleum oil gas steel electric telecom insurance capital`

// names of days, months and feasts.
const timeWords = `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan thanksgiving gmt est edt pst pdt utc am pm`

// words that go on inside a name between two capitals.
const bridges = `of the and for de la al el bin ibn von van der den del di da du dos le y e`
